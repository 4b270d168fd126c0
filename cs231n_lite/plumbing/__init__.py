"""What keeps the course together: whose modules run, what a submission is, packing one, the command line."""
