# SYNTAX TEST "source.python" "trust_remote_code=True stands out in code, and only there"

model = AutoModel.from_pretrained("org/name", trust_remote_code=True)
#                                             ^^^^^^^^^^^^^^^^^^^^^^ source.python markup.bold.python invalid.illegal.trust-remote-code.python
#                                  ^^^^^^^^ string.quoted.single.python
#                                           ^ - invalid.illegal.trust-remote-code.python
#                                                                   ^ - invalid.illegal.trust-remote-code.python

model = AutoModel.from_pretrained(
    "org/name",
    trust_remote_code = True,  # trust_remote_code=True
#   ^^^^^^^^^^^^^^^^^^^^^^^^ invalid.illegal.trust-remote-code.python
#                           ^ - invalid.illegal.trust-remote-code.python
#                              ^^^^^^^^^^^^^^^^^^^^^^^^ comment.line.number-sign.python - invalid.illegal.trust-remote-code.python
)

trust_remote_code = True
# <- invalid.illegal.trust-remote-code.python
#^^^^^^^^^^^^^^^^^^^^^^^ invalid.illegal.trust-remote-code.python

kwargs = dict(trust_remote_code	=	True)
#             ^^^^^^^^^^^^^^^^^^^^^^^^ invalid.illegal.trust-remote-code.python
