"""The client's pages: the questions and their result."""
