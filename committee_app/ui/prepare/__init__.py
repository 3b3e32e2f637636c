"""Before the meeting: rules, rosters, the auditor's keys, and the freeze that two officers make."""
