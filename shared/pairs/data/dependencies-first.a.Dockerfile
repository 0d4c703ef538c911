FROM python:3.8-alpine
WORKDIR /site
COPY . .
RUN pip install --no-build-isolation -r requirements.txt
CMD ["python", "app.py"]
