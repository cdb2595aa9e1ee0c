"""Settings, root addresses and the WSGI entry: wires everything, imported by nobody."""
