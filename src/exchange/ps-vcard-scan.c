/* The lines of a vCard, unfolded: where they end, and what stands before and after their colon. */
#include "ps-vcard-line-private.h"

#include "ps-vcard-reader.h"

static gboolean
is_line_end (PsVcardScan   *self,
             const char    *p)
{
  return p == self->end || *p == '\n' || *p == '\r';
}

/* @p: at the end of a line. Returns: the beginning of the next one */
static const char *
next_line (PsVcardScan   *self,
           const char    *p)
{
  if (p < self->end)
    p += *p == '\r' && p + 1 < self->end && p[1] == '\n' ? 2 : 1;

  return p;
}

static gboolean
is_folded (PsVcardScan   *self,
           const char    *next)
{
  return next < self->end && (*next == ' ' || *next == '\t');
}

/* Returns: (nullable): the colon of the line that begins at p, which may be folded before it */
const char *
ps_vcard_scan_find_colon (PsVcardScan *self,
                          gboolean     mind_quotes)
{
  gboolean quoted = FALSE;
  const char *p = self->p;

  for (;;)
    {
      if (is_line_end (self, p))
        {
          p = next_line (self, p);
          if (!is_folded (self, p))
            return NULL;
        }
      else if (*p == '"' && mind_quotes)
        {
          quoted = !quoted;
        }
      else if (*p == ':' && !quoted)
        {
          return p;
        }

      p++;
    }
}

/* From the beginning of the line to after the colon. Returns: whether it is not too long */
gboolean
ps_vcard_scan_read_head (PsVcardScan *self,
                         const char  *colon,
                         PsVcardHead *head)
{
  g_string_truncate (self->raw, 0);

  while (self->p < colon)
    {
      if (is_line_end (self, self->p))
        {
          self->p = next_line (self, self->p) + 1;
          self->line++;
          continue;
        }

      if (self->raw->len == PS_VCARD_VALUE_MAX)
        return FALSE;

      g_string_append_c (self->raw, *self->p);
      self->p++;
    }

  self->p = colon + 1;
  ps_vcard_head_parse (head, self->raw->str);

  return TRUE;
}

/* From after the colon to the next line that is not part of it. */
void
ps_vcard_scan_read_value (PsVcardScan       *self,
                          const PsVcardHead *head,
                          gboolean           keep)
{
  g_string_truncate (self->raw, 0);

  for (;;)
    {
      const char *from = self->p;
      const char *to = from;
      const char *next;
      gboolean soft;

      while (!is_line_end (self, to))
        to++;

      next = next_line (self, to);
      soft = head->quoted_printable && to > from && to[-1] == '=';

      /* More than this is too long however it is spelt. */
      if (keep && self->raw->len <= 4 * PS_VCARD_VALUE_MAX)
        g_string_append_len (self->raw, from,
                             MIN (to - from - (soft ? 1 : 0), 5 * PS_VCARD_VALUE_MAX));

      self->p = next;
      if (to < self->end)
        self->line++;

      if (soft && next < self->end)
        continue;

      if (!is_folded (self, next))
        return;

      /* 2.1 folds where a blank is, and 3.0 puts one in. */
      if (keep && self->is_21 && !head->quoted_printable)
        g_string_append_c (self->raw, ' ');
      self->p++;
    }
}

/* Goes to the first line that has something in it. Returns: whether there is one */
gboolean
ps_vcard_scan_skip_blank (PsVcardScan *self)
{
  while (self->p < self->end)
    {
      const char *p = self->p;

      while (p < self->end && (*p == ' ' || *p == '\t'))
        p++;

      if (!is_line_end (self, p))
        return TRUE;

      if (p < self->end)
        self->line++;
      self->p = next_line (self, p);
    }

  return FALSE;
}
