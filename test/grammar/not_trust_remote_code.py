# SYNTAX TEST "source.python" "what only looks like trust_remote_code=True stays as it was"

load("org/name", trust_remote_code=False)
#                ^^^^^^^^^^^^^^^^^^^^^^^ - invalid.illegal.trust-remote-code.python

load("org/name", trust_remote_code=TrueOrFalse)
#                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ - invalid.illegal.trust-remote-code.python

load("org/name", dont_trust_remote_code=True)
#                ^^^^^^^^^^^^^^^^^^^^^^^^^^^ - invalid.illegal.trust-remote-code.python

if trust_remote_code == True:
#  ^^^^^^^^^^^^^^^^^^^^^^^^^ - invalid.illegal.trust-remote-code.python
    settings.trust_remote_code = True
#            ^^^^^^^^^^^^^^^^^^^^^^^^ - invalid.illegal.trust-remote-code.python

message = "do not write trust_remote_code=True here"
#                       ^^^^^^^^^^^^^^^^^^^^^^ string.quoted.single.python - invalid.illegal.trust-remote-code.python

page = f"trust_remote_code=True {name}"
#        ^^^^^^^^^^^^^^^^^^^^^^ - invalid.illegal.trust-remote-code.python

def load(name):
    """trust_remote_code=True runs code."""
#      ^^^^^^^^^^^^^^^^^^^^^^ string.quoted.docstring.multi.python - invalid.illegal.trust-remote-code.python
    # trust_remote_code=True
#     ^^^^^^^^^^^^^^^^^^^^^^ comment.line.number-sign.python - invalid.illegal.trust-remote-code.python
