"""The judgement: answers in, triage and plan with their reasons out. Pure; reads no file, no clock, no database."""
