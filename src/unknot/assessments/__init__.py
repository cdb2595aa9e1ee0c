"""What was told, and the triage that followed."""
