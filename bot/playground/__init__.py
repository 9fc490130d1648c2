"""Slack in miniature, on this computer only: a workspace that answers as Slack answers.

`server.StandIn` is the whole. `workspace` is what there is; `web_api` what Slack answers, one
module per family of methods (`*_methods`); `sender` what Slack sends (`talk` for words, `touch`
for commands, clicks and modals), by `http_transport` or `socket_mode`; `faults` what can be made
to go wrong; `limits` how often Kloe may call; `payloads` what Slack would refuse to show.
"""
