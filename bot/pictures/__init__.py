"""What is drawn: values in, pictures out; knows nothing of who looks at them."""
