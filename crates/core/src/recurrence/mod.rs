//! RFC 5545 recurrence.
