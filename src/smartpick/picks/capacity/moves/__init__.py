"""Local search with limited interviews: a list comes in, improving changes of it go out."""
