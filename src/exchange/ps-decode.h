#pragma once

#include "ps-file-read.h"
#include "ps-file-spot.h"

G_BEGIN_DECLS

/**
 * PsEncoding:
 *
 * How the bytes of a text file spell their letters.
 */
typedef enum {
  PS_ENCODING_UTF8,
  PS_ENCODING_UTF8_BOM,
  PS_ENCODING_UTF16_LE,
  PS_ENCODING_UTF16_BE,
  PS_ENCODING_WINDOWS_1252,
} PsEncoding;

const char *ps_encoding_name (PsEncoding   encoding);
char       *ps_decode        (const char  *bytes,
                              gsize        length,
                              PsEncoding  *encoding,
                              PsFileSpot  *spot,
                              GError     **error);

G_END_DECLS
