import socket
from flask import Flask

app = Flask(__name__)

@app.route("/")
def hello_world():
    return "Hello, my first docker images! " + socket.gethostname()
