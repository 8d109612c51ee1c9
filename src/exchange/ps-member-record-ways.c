/* The phones and addresses of a record. Kept from ps-member-record.c, which is about who it is. */
#include "ps-member-record-private.h"

#include "ps-member-headers.h"
#include "ps-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A part of a number may have up to six digits, as in 05031/5550101; a whole one has seven or more,
 * or is not told from a part.
 */
#define WHOLE_DIGITS_MIN 7

/* The shortest that can be dialled. */
#define PHONE_DIGITS_MIN 3

/* What is written where there is nothing to write. */
static const char *const fillers[] = { "-", "–", "—", "n/a", "none", "null", "keine", "?", "/", NULL };

/* @value folded; "" where it is nothing of its kind. */
static char *
fold_way (const char *kind,
          const char *value)
{
  g_autofree char *fold = ps_contact_way_fold (kind, value);
  gboolean good = TRUE;

  if (strcmp (kind, "phone") == 0)
    {
      good = strcspn (fold, "x") >= PHONE_DIGITS_MIN;
    }
  else if (strcmp (kind, "email") == 0)
    {
      const char *at = strchr (fold, '@');

      good = at != NULL && at > fold && at[1] != '\0' && strchr (at + 1, '@') == NULL
             && strpbrk (fold, ",;<>") == NULL;
    }

  return good ? g_steal_pointer (&fold) : g_strdup ("");
}

/* Whether a piece of a cell is a value by itself. */
static gboolean
is_whole (const char *kind,
          const char *piece)
{
  g_autofree char *fold = fold_way (kind, piece);

  return strcmp (kind, "phone") == 0 ? strcspn (fold, "x") >= WHOLE_DIGITS_MIN : *fold != '\0';
}

static char **
one_piece (const char *cell)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_strv_builder_add (builder, cell);

  return g_strv_builder_end (builder);
}

/* Google parts several values in one cell by " ::: ", people by line ends, semicolons, commas
 * and slashes. Those count only where each piece is a whole number or address by itself.
 */
static char **
split_ways (const char *kind,
            const char *cell)
{
  static const char *const separators[] = { "\n", ";", ",", "|", "/" };

  /* g_strsplit() makes no piece of nothing. */
  if (*cell == '\0')
    return one_piece (cell);

  if (strstr (cell, ":::") != NULL)
    return g_strsplit (cell, ":::", -1);

  for (gsize i = 0; strcmp (kind, "postal") != 0 && i < G_N_ELEMENTS (separators); i++)
    {
      g_auto (GStrv) pieces = g_strsplit (cell, separators[i], -1);
      gboolean whole = pieces[1] != NULL;

      for (guint piece = 0; whole && pieces[piece] != NULL; piece++)
        {
          g_autofree char *clean = ps_text_clean (pieces[piece]);

          whole = *clean == '\0' || is_whole (kind, clean);
        }

      if (whole)
        return g_steal_pointer (&pieces);
    }

  return one_piece (cell);
}

/* Google stars the first label; Outlook calls every address of the Internet SMTP. What Peerside has a word
 * for gets that, so that it is "mobile" everywhere and a telephone's own kind of number on a card.
 */
static char *
clean_label (const char *label)
{
  g_autofree char *clean = ps_text_clean (label);
  const char *start = clean + strspn (clean, "* ");

  const char *known = ps_member_header_label (start);

  if (g_ascii_strcasecmp (start, "SMTP") == 0 || strcmp (start, "EX") == 0)
    return g_strdup ("");

  return g_strdup (known != NULL ? known : start);
}

/* The words that ps_csv_export_members() writes. */
static void
allow (PsContactWayRow *way,
       const char      *words)
{
  g_auto (GStrv) list = ps_text_words (words);

  way->ok_call = g_strv_contains ((const char *const *) list, "call");
  way->ok_text = g_strv_contains ((const char *const *) list, "text");
  way->ok_message = g_strv_contains ((const char *const *) list, "message");
  way->ok_mail = g_strv_contains ((const char *const *) list, "mail");
}

static gboolean
has_way (PsMemberRecord *self,
         const char     *kind,
         const char     *fold)
{
  for (guint i = 0; i < self->ways->len; i++)
    {
      const PsContactWayRow *way = g_ptr_array_index (self->ways, i);

      g_autofree char *way_fold = ps_contact_way_fold (way->kind, way->value);

      if (strcmp (way->kind, kind) == 0 && strcmp (way_fold, fold) == 0)
        return TRUE;
    }

  return FALSE;
}

/* The lines of an address become one. */
static char *
clean_way (const char *kind,
           const char *piece)
{
  g_auto (GStrv) lines = NULL;
  g_autoptr (GString) address = NULL;

  if (strcmp (kind, "postal") != 0)
    return ps_text_clean (piece);

  lines = g_strsplit_set (piece, "\r\n", -1);
  address = g_string_new (NULL);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *clean = ps_text_clean (lines[i]);

      if (*clean != '\0')
        g_string_append_printf (address, "%s%s", address->len > 0 ? ", " : "", clean);
    }

  return g_string_free (g_steal_pointer (&address), FALSE);
}

/* Spreadsheets make numbers of phones: 5035550101.0, ="5035550101", and 5.03555E+09, of which the last
 * digits are gone.
 */
static char *
clean_number (char     *value,
              gboolean *rounded)
{
  gsize length = strlen (value);
  gsize digits;

  *rounded = FALSE;

  if (length > 3 && g_str_has_prefix (value, "=\"") && value[length - 1] == '"')
    {
      memmove (value, value + 2, length - 3);
      value[length - 3] = '\0';
      length -= 3;
    }

  digits = strspn (value, "0123456789");
  if (digits >= WHOLE_DIGITS_MIN && (value[digits] == '.' || value[digits] == ',')
      && value[digits + 1] == '0' && value[digits + 2] == '\0')
    {
      value[digits] = '\0';
    }
  else if (digits == 1 && (value[1] == '.' || value[1] == ','))
    {
      gsize fraction = strspn (value + 2, "0123456789");
      const char *exponent = value + 2 + fraction;

      *rounded = g_ascii_tolower (exponent[0]) == 'e'
                 && exponent[1] == '+' && exponent[2] != '\0'
                 && exponent[2 + strspn (exponent + 2, "0123456789")] == '\0';
    }

  return value;
}

static const struct
{
  PsMemberField  field;
  const char    *kind;
  const char    *refusal;
} kinds[] = {
  { PS_MEMBER_FIELD_PHONE, "phone", N_("“%s” is not a phone number, and is left out.") },
  { PS_MEMBER_FIELD_EMAIL, "email", N_("“%s” is not an e-mail address, and is left out.") },
  { PS_MEMBER_FIELD_ADDRESS, "postal", N_("“%s” is not an address, and is left out.") },
};

static void
refuse_value (PsMemberRecord          *self,
              const PsMemberSourceWay *source,
              const char              *format,
              const char              *value)
{
  g_autofree char *reason = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  reason = g_strdup_printf (format, value);
#pragma GCC diagnostic pop
  ps_member_record_remark (self, reason, source->header);
}

/* Returns: whether there is room for more. */
static gboolean
take_value (PsMemberRecord          *self,
            const PsMemberSourceWay *source,
            guint                    kind,
            const char              *piece,
            const char              *label,
            gboolean                 own)
{
  g_autofree char *value = clean_way (kinds[kind].kind, piece);
  g_autofree char *fold = NULL;
  g_autofree char *lower = NULL;
  PsContactWayRow *way;
  gboolean rounded = FALSE;

  if (kinds[kind].field == PS_MEMBER_FIELD_PHONE && !own)
    value = clean_number (value, &rounded);

  lower = ps_text_fold (value);
  if (*value == '\0' || (!own && g_strv_contains (fillers, lower)))
    return TRUE;

  if (rounded)
    {
      refuse_value (self, source, _("“%s” is a number that a spreadsheet has rounded, and is left out."
                                    " Give that column the format Text."), value);
      return TRUE;
    }

  fold = fold_way (kinds[kind].kind, value);

  /* What stands in Peerside's own file was good enough once, as "ask the desk" may be. */
  if (*fold == '\0' && !own)
    {
      refuse_value (self, source, _(kinds[kind].refusal), value);
      return TRUE;
    }

  if (!own && has_way (self, kinds[kind].kind, fold))
    return TRUE;

  if (self->ways->len == PS_MEMBER_WAYS_MAX)
    {
      g_autofree char *reason = NULL;

      reason = g_strdup_printf (_("There are more than %d phones and addresses, and the rest is"
                                  " left out."), PS_MEMBER_WAYS_MAX);
      ps_member_record_remark (self, reason, source->header);
      return FALSE;
    }

  way = ps_contact_way_row_new ();
  way->kind = g_strdup (kinds[kind].kind);
  way->value = g_steal_pointer (&value);
  way->label = g_strdup (label);
  /* What somebody may be called for they have said to somebody, and not to another program. */
  if (own && source->may != NULL)
    allow (way, source->may);
  g_ptr_array_add (self->ways, way);

  return TRUE;
}

static void
take_way (PsMemberRecord          *self,
          const PsMemberSourceWay *source,
          gboolean                 own)
{
  g_autofree char *label = own ? ps_text_clean (source->label) : clean_label (source->label);
  g_auto (GStrv) pieces = NULL;
  guint kind = 0;

  while (kinds[kind].field != source->field)
    kind++;

  pieces = own ? one_piece (source->value) : split_ways (kinds[kind].kind, source->value);
  for (guint i = 0; pieces[i] != NULL; i++)
    if (!take_value (self, source, kind, pieces[i], label, own))
      return;
}

void
ps_member_record_take_ways (PsMemberRecord       *self,
                            const PsMemberSource *source)
{
  for (guint i = 0; i < source->ways->len; i++)
    take_way (self, &g_array_index (source->ways, PsMemberSourceWay, i), source->own);
}
