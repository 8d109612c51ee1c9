#pragma once

#include "ps-file-spot.h"

G_BEGIN_DECLS

/* The line of a card before its colon, and how what comes after it is spelt. */
typedef struct {
  char     *group;
  char     *name;
  char     *types;
  char     *charset;    /* (nullable) */
  char     *may;        /* (nullable): of Peerside's own cards */
  char     *label;      /* (nullable): somebody's own word, as Samsung's phones write it */
  guint     preference;
  gboolean  quoted_printable;
  gboolean  base64;
} PsVcardHead;

/* Where in a text one is. */
typedef struct {
  const char *p;
  const char *end;
  guint       line;   /* the line that p is in */
  gboolean    is_21;  /* whether the card says that it is of that version */
  GString    *raw;    /* what was read last */
} PsVcardScan;

gboolean    ps_vcard_scan_skip_blank (PsVcardScan       *self);
const char *ps_vcard_scan_find_colon (PsVcardScan       *self,
                                      gboolean           mind_quotes);
gboolean    ps_vcard_scan_read_head  (PsVcardScan       *self,
                                      const char        *colon,
                                      PsVcardHead       *head);
void        ps_vcard_scan_read_value (PsVcardScan       *self,
                                      const PsVcardHead *head,
                                      gboolean           keep);

void      ps_vcard_head_clear  (PsVcardHead  *self);
void      ps_vcard_head_parse  (PsVcardHead  *self,
                                const char   *text);

gboolean  ps_vcard_take_value  (const PsVcardHead  *head,
                                const char         *raw,
                                gsize               length,
                                guint               line,
                                char              **value,
                                PsFileSpot         *spot,
                                GError            **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PsVcardHead, ps_vcard_head_clear)

G_END_DECLS
