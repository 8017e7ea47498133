"""What trained pipelines read in a message: spans, the entries they form, the facts these hold."""
