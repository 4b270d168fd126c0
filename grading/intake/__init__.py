"""What a student handed in, read as data: nothing in it is run, followed or believed."""
