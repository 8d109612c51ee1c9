#pragma once

/* Numbers and bytes, little-endian, into and out of a buffer whose length is known. */

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

typedef struct {
  guint8 *bytes;
  gsize   len;
  gsize   at;
} PsWriter;

static inline void
ps_write_bytes (PsWriter     *writer,
                gconstpointer bytes,
                gsize         len)
{
  g_assert (len <= writer->len - writer->at);
  if (len > 0)
    memcpy (writer->bytes + writer->at, bytes, len);
  writer->at += len;
}

static inline void
ps_write_uint (PsWriter *writer,
               guint64   value,
               gsize     size)
{
  guint64 little = GUINT64_TO_LE (value);

  ps_write_bytes (writer, &little, size);
}

/**
 * PsReader:
 * @failed: whether more was asked for than there is; from then on only zeros are read
 */
typedef struct {
  const guint8 *bytes;
  gsize         len;
  gsize         at;
  gboolean      failed;
} PsReader;

static inline void
ps_read_bytes (PsReader *reader,
               gpointer  bytes,
               gsize     len)
{
  if (reader->failed || len > reader->len - reader->at)
    {
      reader->failed = TRUE;
      memset (bytes, 0, len);
      return;
    }

  memcpy (bytes, reader->bytes + reader->at, len);
  reader->at += len;
}

static inline guint64
ps_read_uint (PsReader *reader,
              gsize     size)
{
  guint64 little = 0;

  ps_read_bytes (reader, &little, size);

  return GUINT64_FROM_LE (little);
}

G_END_DECLS
