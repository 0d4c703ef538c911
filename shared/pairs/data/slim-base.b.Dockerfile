FROM python:3.12-alpine
# Slow work: compiles all Python files of the image.
RUN python -m compileall -q -f /usr
COPY app.py /app.py
CMD ["python", "/app.py"]
