"""What runs inside the jail, beside the student's modules: it knows no answer, and it isn't believed."""
