/* No library of Debian 12 and 13 does this alone: libical reads vCards from 4.0 on, libebook-contacts
 * brings evolution-data-server with it, and of the others none has seen a release in ten years. So it
 * is read here, from bytes and a length, and a fuzz target of its own (fuzz-vcard.c).
 */
#include "ps-vcard-reader.h"

#include "ps-error.h"
#include "ps-vcard-line-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How many other properties are remembered by name, to say what is left out. */
#define LEFT_OUT_MAX 256

struct _PsVcardReader
{
  const char  *start;
  PsVcardScan  scan;

  guint       begun[PS_VCARD_DEPTH_MAX];   /* the lines that hold BEGIN, of cards within cards */
  guint       depth;
  gboolean    loose;                       /* whether a line without a colon belongs to what was passed over */
  guint       card_line;
  GPtrArray  *properties;                  /* PsVcardProperty */
  GHashTable *left_out;
};

/* What a roster has a place for, or needs to understand the rest. */
static const char *const wanted[] = {
  "FN", "N", "NICKNAME", "ORG", "KIND", "LANG", "PRONOUNS", "TEL", "EMAIL", "ADR", "PRODID",
  "X-ABLABEL", "X-ABSHOWAS", "X-ADDRESSBOOKSERVER-KIND", "X-PRONOUNS", "VERSION",
  /* What ps-vcard-writer.c has no other word for. */
  "X-PEERSIDE-FULL-NAME", "X-PEERSIDE-INITIAL", "X-PEERSIDE-LANGUAGE", NULL
};

static void
property_free (gpointer data)
{
  PsVcardProperty *property = data;

  g_free (property->group);
  g_free (property->name);
  g_free (property->types);
  g_free (property->may);
  g_free (property->label);
  g_free (property->value);
  g_free (property);
}

/**
 * ps_vcard_reader_new:
 * @text: what ps_decode() made; must outlive the reader
 * @length: bytes
 *
 * Returns: (transfer full): a reader before the first card
 */
PsVcardReader *
ps_vcard_reader_new (const char *text,
                     gsize       length)
{
  PsVcardReader *self = g_new0 (PsVcardReader, 1);

  self->start = text;
  self->scan.p = text;
  self->scan.end = text + length;
  self->scan.line = 1;
  self->scan.raw = g_string_new (NULL);
  self->properties = g_ptr_array_new_with_free_func (property_free);
  self->left_out = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

void
ps_vcard_reader_free (PsVcardReader *self)
{
  g_ptr_array_unref (self->properties);
  g_string_free (self->scan.raw, TRUE);
  g_hash_table_unref (self->left_out);
  g_free (self);
}

static gboolean
refuse (GError      **error,
        PsFileSpot   *spot,
        guint         line,
        const char   *format)
{
  g_autofree char *sentence = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  sentence = g_strdup_printf (format, line);
#pragma GCC diagnostic pop
  ps_file_spot_set (spot, line, 0, NULL);
  g_set_error_literal (error, PS_ERROR, PS_ERROR_INVALID, sentence);

  return FALSE;
}

static void
skip_line (PsVcardReader *self)
{
  static const PsVcardHead plain = { 0 };

  ps_vcard_scan_read_value (&self->scan, &plain, FALSE);
}

static gboolean
says_vcard (PsVcardReader *self)
{
  g_autofree char *word = g_strdup (self->scan.raw->str);

  return g_ascii_strcasecmp (g_strstrip (word), "VCARD") == 0;
}

static void
leave_out (PsVcardReader     *self,
           const PsVcardHead *head)
{
  if (g_hash_table_size (self->left_out) < LEFT_OUT_MAX
      && !g_hash_table_contains (self->left_out, head->name))
    g_hash_table_add (self->left_out, g_strdup (head->name));
}

static gboolean
take_property (PsVcardReader  *self,
               PsVcardHead    *head,
               guint           line,
               PsFileSpot     *spot,
               GError        **error)
{
  gboolean keep = self->depth == 1 && !head->base64 && g_strv_contains (wanted, head->name);
  g_autofree char *value = NULL;
  PsVcardProperty *property;

  ps_vcard_scan_read_value (&self->scan, head, keep);
  self->loose = !keep;
  if (!keep)
    {
      if (self->depth == 1)
        leave_out (self, head);
      return TRUE;
    }

  if (!ps_vcard_take_value (head, self->scan.raw->str, self->scan.raw->len, line, &value, spot, error))
    return FALSE;

  if (strcmp (head->name, "VERSION") == 0)
    {
      self->scan.is_21 = g_str_has_prefix (g_strchug (value), "2.");
      return TRUE;
    }

  if (self->properties->len == PS_VCARD_PROPERTIES_MAX)
    return refuse (error, spot, line, _("The card has too many entries in line %u. No person has so"
                                        " many phones."));

  property = g_new0 (PsVcardProperty, 1);
  property->line = line;
  property->group = g_steal_pointer (&head->group);
  property->name = g_steal_pointer (&head->name);
  property->types = g_steal_pointer (&head->types);
  property->may = g_steal_pointer (&head->may);
  property->label = g_steal_pointer (&head->label);
  property->preference = head->preference;
  property->value = g_steal_pointer (&value);
  g_ptr_array_add (self->properties, property);

  return TRUE;
}

/* Takes the next line that has something in it. */
static gboolean
take_line (PsVcardReader  *self,
           PsFileSpot     *spot,
           GError        **error)
{
  g_auto (PsVcardHead) head = { 0 };
  guint line = self->scan.line;
  const char *colon = ps_vcard_scan_find_colon (&self->scan, TRUE);

  /* A quotation mark that is not closed is a letter like another. */
  if (colon == NULL)
    colon = ps_vcard_scan_find_colon (&self->scan, FALSE);

  if (colon == NULL)
    {
      /* A picture or a note that goes on without being folded, as some programs write them. */
      if (self->depth > 0 && self->loose)
        {
          skip_line (self);
          return TRUE;
        }

      return refuse (error, spot, line,
                     self->depth > 0
                     ? _("Line %u has no colon, so the card that it is in is damaged.")
                     : _("Line %u is outside of any card, so the file is damaged."));
    }

  if (!ps_vcard_scan_read_head (&self->scan, colon, &head))
    return refuse (error, spot, line, _("Line %u is too long before its colon, so the file is"
                                        " damaged."));

  if (strcmp (head.name, "BEGIN") == 0 || strcmp (head.name, "END") == 0)
    {
      ps_vcard_scan_read_value (&self->scan, &head, TRUE);
      if (says_vcard (self) && *head.name == 'B')
        {
          if (self->depth == PS_VCARD_DEPTH_MAX)
            return refuse (error, spot, line, _("Line %u begins a card within too many others, so the"
                                                " file is damaged."));
          if (self->depth == 0)
            self->card_line = line;
          self->begun[self->depth++] = line;
          self->loose = FALSE;
          return TRUE;
        }

      if (says_vcard (self) && self->depth > 0)
        {
          self->depth--;
          self->loose = TRUE;
          return TRUE;
        }
    }
  else if (self->depth > 0)
    {
      return take_property (self, &head, line, spot, error);
    }

  return refuse (error, spot, line, _("Line %u is outside of any card, so the file is damaged."));
}

/**
 * ps_vcard_reader_next:
 * @has_card: (out): whether there was one more
 * @spot: (out caller-allocates) (optional): where it is wrong
 *
 * Takes the next card. Cards within it, as an AGENT is one, are passed over. The reader is of no use
 * after an error.
 *
 * Errors: %PS_ERROR_INVALID for a line without a colon, a card without an end, cards nested more than
 * %PS_VCARD_DEPTH_MAX deep, more than %PS_VCARD_PROPERTIES_MAX entries, and what
 * ps_vcard_take_value() refuses.
 */
gboolean
ps_vcard_reader_next (PsVcardReader  *self,
                      gboolean       *has_card,
                      PsFileSpot     *spot,
                      GError        **error)
{
  *has_card = FALSE;
  self->scan.is_21 = FALSE;
  g_ptr_array_set_size (self->properties, 0);

  while (ps_vcard_scan_skip_blank (&self->scan))
    {
      guint depth = self->depth;

      if (!take_line (self, spot, error))
        return FALSE;

      if (depth > 0 && self->depth == 0)
        {
          *has_card = TRUE;
          return TRUE;
        }
    }

  if (self->depth > 0)
    return refuse (error, spot, self->begun[0],
                   _("The card that begins in line %u has no end. The file may have been cut off."));

  return TRUE;
}

/* The line that the last card began in, counted from 1. */
guint
ps_vcard_reader_get_line (PsVcardReader *self)
{
  return self->card_line;
}

/* How many bytes of the text are read, for a progress bar. */
gsize
ps_vcard_reader_get_offset (PsVcardReader *self)
{
  return self->scan.p - self->start;
}

guint
ps_vcard_reader_get_n (PsVcardReader *self)
{
  return self->properties->len;
}

/* @index counts from 0. Returns: (transfer none): a line of the card, until the next card */
const PsVcardProperty *
ps_vcard_reader_get (PsVcardReader *self,
                     guint          index)
{
  return g_ptr_array_index (self->properties, index);
}

/**
 * ps_vcard_reader_find:
 * @name: in capitals
 *
 * Returns: (transfer none) (nullable): of the lines of that name the one liked best, of equals the
 *   first that says something
 */
const PsVcardProperty *
ps_vcard_reader_find (PsVcardReader *self,
                      const char    *name)
{
  const PsVcardProperty *found = NULL;

  for (guint i = 0; i < self->properties->len; i++)
    {
      const PsVcardProperty *property = ps_vcard_reader_get (self, i);

      if (strcmp (property->name, name) != 0)
        continue;

      if (found == NULL || property->preference < found->preference
          || (*found->value == '\0' && property->preference == found->preference))
        found = property;
    }

  return found;
}

/* @name in capitals. Returns: whether any card so far had such lines, which were passed over */
gboolean
ps_vcard_reader_left_out (PsVcardReader *self,
                          const char    *name)
{
  return g_hash_table_contains (self->left_out, name);
}
