FROM python:3.8-alpine
COPY app.py /app.py
RUN pip install flask
CMD ["python","app.py"]
