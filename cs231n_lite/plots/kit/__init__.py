"""What figures are made of: their style, their description, the arguments they take, the numbers they write."""
