FROM python:3.8-alpine
COPY app.py /app.py
# Slow work that does not need app.py: compiles all Python files of the image.
RUN python -m compileall -q -f /usr
CMD ["python", "/app.py"]
