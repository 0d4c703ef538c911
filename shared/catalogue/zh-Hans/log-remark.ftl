### What Drydock itself says in the log of a build or a container.
### Made from en/log-remark.ftl with the digest bc4c495f934b7749

log-remark-waits-for-base = 此服务器还在准备 { $image }；准备好后，构建会立即继续。
log-remark-syntax-set-aside = 此 Dockerfile 由引擎自带的前端读取；不会获取 { $syntax }。
# $syntax (Text)
# $version (Text)
log-remark-syntax-fetched = Docker 引擎 { $version } 版本过旧，无法自行读取此 Dockerfile，因此会获取 { $syntax }。
# $skipped (Size)
log-remark-output-skipped = 这里略去了 { $skipped } 的输出，因为当时无人查看，而容器的输出过多。
# $used (Size)
# $limit (Size)
log-remark-wrote-too-much = 此容器向磁盘写入了 { $used }，上限是 { $limit }，因此容器被终止。请减少写入，或删除不再需要的文件。
# $free (Size)
log-remark-met-full-disk = 服务器的磁盘快满了，只剩 { $free }，而此容器仍在写入，因此被终止。你的文件是安全的。
