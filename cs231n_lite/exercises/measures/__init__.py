"""What checks of several exercises are made of: problems to ask, how answers are measured, known mistakes."""
