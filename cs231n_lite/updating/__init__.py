"""A corrected course put into a student's folder, without touching what the student wrote: `cs231n-lite update ZIP`."""
