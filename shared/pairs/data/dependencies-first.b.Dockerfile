FROM python:3.8-alpine
WORKDIR /site
COPY requirements.txt .
COPY vendor vendor
RUN pip install --no-build-isolation -r requirements.txt
COPY . .
CMD ["python", "app.py"]
