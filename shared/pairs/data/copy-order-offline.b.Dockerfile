FROM python:3.8-alpine
# Slow work that does not need app.py: compiles all Python files of the image.
RUN python -m compileall -q -f /usr
COPY app.py /app.py
CMD ["python", "/app.py"]
