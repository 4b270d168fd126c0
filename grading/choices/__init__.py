"""What students decide when they write a function, and decide wrongly: so that combinations name themselves."""
