"""The page shell: base templates, components, static files, refusals."""
