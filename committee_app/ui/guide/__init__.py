"""The guided rehearsal: a strip that tells the next step in a case that is only practised on."""
