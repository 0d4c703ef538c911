FROM python:3.8-alpine
COPY . /site
# Slow work: compiles all Python files of the image.
RUN python -m compileall -q -f /usr
CMD ["python", "/site/app.py"]
