FROM python:3.8-alpine
# Leaves two things behind: the program, and all that was made on the way to it.
RUN cp -r "$(python -c 'import os; print(os.path.dirname(os.__file__))')" /made && python -m compileall -q -f /made && mkdir /program && cp /made/http/server.py /program/
COPY app.py /program/app.py
CMD ["python", "/program/app.py"]
