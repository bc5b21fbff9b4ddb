"""The event day (Toolkit, appendix 2): run sheet, what is prepared before, what to do when somebody is at risk."""
