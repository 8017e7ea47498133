"""Training of the spaCy pipelines that read messages: `python -m agents.understand.training`."""
