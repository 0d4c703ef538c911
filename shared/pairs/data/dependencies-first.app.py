from http.server import BaseHTTPRequestHandler, HTTPServer

from greeting import greet


class Greeting(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(greet("world").encode())


HTTPServer(("", 5000), Greeting).serve_forever()
