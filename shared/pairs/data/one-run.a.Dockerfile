FROM python:3.8-alpine
# Stands for a large download.
RUN head -c 40000000 /dev/urandom > /tmp/data
RUN python -c "import hashlib; print(hashlib.sha256(open('/tmp/data', 'rb').read()).hexdigest())" > /checksum
RUN rm /tmp/data
COPY app.py /app.py
CMD ["python", "/app.py"]
