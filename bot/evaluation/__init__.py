"""How good are ranking, answering and abstaining: `kloe eval`."""
