#pragma once
#include <curl/curl.h>

// What Swift cannot call: variadic functions. No logic lives here.

/// curl copies the text before it returns; NULL takes the option away.
static inline CURLcode travaux_curl_text(CURL *c, CURLoption option, const char *text) {
  return curl_easy_setopt(c, option, text);
}

static inline CURLcode travaux_curl_number(CURL *c, CURLoption option, long number) {
  return curl_easy_setopt(c, option, number);
}

static inline CURLcode travaux_curl_large(CURL *c, CURLoption option, curl_off_t number) {
  return curl_easy_setopt(c, option, number);
}

/// The caller keeps `list` and `context` alive until the transfer has ended.
static inline CURLcode travaux_curl_list(CURL *c, CURLoption option, struct curl_slist *list) {
  return curl_easy_setopt(c, option, list);
}

typedef size_t (*travaux_curl_sink)(char *bytes, size_t size, size_t count, void *context);

static inline CURLcode travaux_curl_body(CURL *c, travaux_curl_sink sink, void *context) {
  curl_easy_setopt(c, CURLOPT_WRITEDATA, context);
  return curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, sink);
}

static inline CURLcode travaux_curl_headers(CURL *c, travaux_curl_sink sink, void *context) {
  curl_easy_setopt(c, CURLOPT_HEADERDATA, context);
  return curl_easy_setopt(c, CURLOPT_HEADERFUNCTION, sink);
}

typedef int (*travaux_curl_watch)(
    void *context, curl_off_t toCome, curl_off_t come, curl_off_t toGo, curl_off_t gone);

static inline CURLcode travaux_curl_progress(CURL *c, travaux_curl_watch watch) {
  curl_easy_setopt(c, CURLOPT_NOPROGRESS, 0L);
  return curl_easy_setopt(c, CURLOPT_XFERINFOFUNCTION, watch);
}

/// The status of the last answer; 0 without one.
static inline long travaux_curl_status(CURL *c) {
  long status = 0;
  curl_easy_getinfo(c, CURLINFO_RESPONSE_CODE, &status);
  return status;
}

/// The length that the answer announced; -1 where it did not.
static inline curl_off_t travaux_curl_length(CURL *c) {
  curl_off_t length = -1;
  curl_easy_getinfo(c, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &length);
  return length;
}

/// Seconds that the answer asks to wait, as a number or until a date; 0 where it does not.
static inline curl_off_t travaux_curl_retry_after(CURL *c) {
  curl_off_t seconds = 0;
  curl_easy_getinfo(c, CURLINFO_RETRY_AFTER, &seconds);
  return seconds;
}

/// Where a redirect leads, as a whole address; NULL where there is none. curl's own.
static inline const char *travaux_curl_redirect(CURL *c) {
  char *address = 0;
  curl_easy_getinfo(c, CURLINFO_REDIRECT_URL, &address);
  return address;
}
