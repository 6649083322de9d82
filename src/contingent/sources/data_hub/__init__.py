"""The UN Peace and Security Data Hub: contributions, their ranking, fatalities and lists of missions (JSON, CSV)."""
