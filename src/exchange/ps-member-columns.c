#include "ps-member-columns-private.h"

#include "ps-error.h"
#include "ps-member-headers.h"
#include "ps-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How many headers a sentence names before it says "…". */
#define HEADERS_SHOWN 8

struct _PsMemberColumns
{
  GPtrArray  *columns; /* PsMemberColumn */
  const char *program; /* whose export it looks like */
  gint        line;    /* that names them */
};

static PsMemberColumn *
column_new (const char *header)
{
  PsMemberColumn *column = g_new0 (PsMemberColumn, 1);

  column->header = ps_text_clean (header);

  return column;
}

static void
column_free (gpointer data)
{
  PsMemberColumn *column = data;

  g_free (column->header);
  g_free (column);
}

/* To be changed while it is guessed at. */
PsMemberColumn *
ps_member_columns_at (const PsMemberColumns *self,
                      guint                  column)
{
  return g_ptr_array_index (self->columns, column);
}

/* Whether a member has one value of it only. */
static gboolean
is_single (PsMemberField field)
{
  return field >= PS_MEMBER_FIELD_NAME && field <= PS_MEMBER_FIELD_ROLE;
}

static gboolean
has (const PsMemberColumns *self,
     PsMemberField          field)
{
  return ps_member_columns_find (self, field, 0) >= 0;
}

/**
 * ps_member_columns_new:
 * @headers: (array length=n_headers): as the file has them
 * @n_headers: how many
 *
 * Guesses which column is which field, by what address books and spreadsheets write in English,
 * German, French, Spanish and Portuguese and by Peerside's own export. What is not known is not imported.
 *
 * Returns: (transfer full): the guess; ps_member_columns_check() says whether it will do
 */
PsMemberColumns *
ps_member_columns_new (const char *const *headers,
                       guint              n_headers)
{
  PsMemberColumns *self = g_new0 (PsMemberColumns, 1);
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree gboolean *parts = g_new0 (gboolean, n_headers);

  self->columns = g_ptr_array_new_with_free_func (column_free);
  self->line = 1;

  for (guint i = 0; i < n_headers; i++)
    {
      PsMemberColumn *column = column_new (headers[i]);
      char *key = ps_member_header_key (headers[i], &column->number);
      PsMemberHeader guess = ps_member_header_guess (headers[i], key);

      if (guess.label != NULL)
        column->label = _(guess.label);
      if (!is_single (guess.field) || ps_member_columns_find (self, guess.field, 0) < 0)
        column->field = guess.field;
      parts[i] = guess.part;

      g_ptr_array_add (self->columns, column);

      if (g_hash_table_contains (keys, key))
        g_free (key);
      else
        g_hash_table_insert (keys, key, GUINT_TO_POINTER (i));
    }

  ps_member_columns_settle (self, keys, parts);
  self->program = ps_member_columns_guess_program (self, keys);

  return self;
}

/**
 * ps_member_columns_new_at:
 * @line: that names the columns, from 1; 0 where none does
 *
 * Returns: (transfer full): no columns, but where to look for them
 */
PsMemberColumns *
ps_member_columns_new_at (gint line)
{
  PsMemberColumns *self = ps_member_columns_new (NULL, 0);

  self->line = line;

  return self;
}

/* Returns: the line that names the columns, from 1; 0 where none does */
gint
ps_member_columns_get_line (const PsMemberColumns *self)
{
  return self->line;
}

void
ps_member_columns_set_line (PsMemberColumns *self,
                            gint             line)
{
  self->line = line;
}

/* Returns: (transfer full): a copy, to be corrected without the other */
PsMemberColumns *
ps_member_columns_copy (const PsMemberColumns *self)
{
  PsMemberColumns *copy = g_new0 (PsMemberColumns, 1);

  copy->columns = g_ptr_array_new_with_free_func (column_free);
  copy->program = self->program;
  copy->line = self->line;

  for (guint i = 0; i < self->columns->len; i++)
    {
      const PsMemberColumn *from = ps_member_columns_at (self, i);
      PsMemberColumn *to = column_new (from->header);

      to->field = from->field;
      to->number = from->number;
      to->label = from->label;
      g_ptr_array_add (copy->columns, to);
    }

  return copy;
}

void
ps_member_columns_free (PsMemberColumns *self)
{
  g_ptr_array_unref (self->columns);
  g_free (self);
}

guint
ps_member_columns_get_n (const PsMemberColumns *self)
{
  return self->columns->len;
}

/* @column counts from 0. Returns: (nullable): NULL past the last one */
const PsMemberColumn *
ps_member_columns_get (const PsMemberColumns *self,
                       guint                  column)
{
  return column < self->columns->len ? ps_member_columns_at (self, column) : NULL;
}

/**
 * ps_member_columns_set:
 * @column: counted from 0
 * @field: what the person says it is
 * @number: which of several it is, from 1, or 0
 *
 * Corrects the guess. A column that had a field of which there is only one loses it.
 */
void
ps_member_columns_set (PsMemberColumns *self,
                       guint            column,
                       PsMemberField    field,
                       guint            number)
{
  g_return_if_fail (column < self->columns->len);
  g_return_if_fail (field < PS_MEMBER_N_FIELDS);

  for (guint i = 0; is_single (field) && i < self->columns->len; i++)
    if (ps_member_columns_at (self, i)->field == field)
      ps_member_columns_at (self, i)->field = PS_MEMBER_FIELD_NONE;

  ps_member_columns_at (self, column)->field = field;
  ps_member_columns_at (self, column)->number = number;
}

/**
 * ps_member_columns_find:
 * @number: which of several, or 0 for the first there is
 *
 * Returns: the column of a field, counted from 0; -1 where there is none
 */
int
ps_member_columns_find (const PsMemberColumns *self,
                        PsMemberField          field,
                        guint                  number)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (ps_member_columns_at (self, i)->field == field
        && (number == 0 || ps_member_columns_at (self, i)->number == number))
      return (int) i;

  return -1;
}

/**
 * ps_member_columns_find_name:
 *
 * Returns: the column that says most about a member's name, to point at when a row has none; -1
 *   where no column does
 */
int
ps_member_columns_find_name (const PsMemberColumns *self)
{
  static const PsMemberField fields[] = {
    PS_MEMBER_FIELD_NAME, PS_MEMBER_FIELD_GIVEN_NAME, PS_MEMBER_FIELD_PREFERRED_NAME,
    PS_MEMBER_FIELD_FULL_NAME, PS_MEMBER_FIELD_FAMILY_NAME,
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (has (self, fields[i]))
      return ps_member_columns_find (self, fields[i], 0);

  return -1;
}

/**
 * ps_member_columns_get_program:
 *
 * Returns: (nullable): the program whose export it looks like, a proper name
 */
const char *
ps_member_columns_get_program (const PsMemberColumns *self)
{
  return self->program;
}

/**
 * ps_member_columns_check:
 * @line: where the header is, from 1
 * @spot: (out caller-allocates) (optional): where it is wrong
 *
 * Whether there is a column for names, without which nobody can be imported.
 *
 * Errors: %PS_ERROR_INVALID, with the columns that were found.
 */
gboolean
ps_member_columns_check (const PsMemberColumns  *self,
                         guint                   line,
                         PsFileSpot             *spot,
                         GError                **error)
{
  g_autoptr (GString) found = g_string_new (NULL);
  guint n_shown = 0;

  if (ps_member_columns_find_name (self) >= 0)
    return TRUE;

  for (guint i = 0; i < self->columns->len && n_shown <= HEADERS_SHOWN; i++)
    {
      const char *header = ps_member_columns_at (self, i)->header;
      g_autofree char *start = g_utf8_substring (header, 0, MIN (g_utf8_strlen (header, -1), 60));

      if (*start == '\0')
        continue;

      if (n_shown++ > 0)
        /* Translators: between the names of columns in a list of them. */
        g_string_append (found, _(", "));

      if (n_shown > HEADERS_SHOWN)
        g_string_append (found, "…");
      else
        g_string_append_printf (found, _("“%s”"), start);
    }

  ps_file_spot_set (spot, line, 0, NULL);
  if (line == 0)
    g_set_error (error, PS_ERROR, PS_ERROR_INVALID,
                 _("No line names the columns, so one of them has to be chosen that holds the names."));
  else if (n_shown == 0)
    g_set_error (error, PS_ERROR, PS_ERROR_INVALID,
                 _("Line %u should name the columns, and names none."), line);
  else
    g_set_error (error, PS_ERROR, PS_ERROR_INVALID,
                 /* Translators: %s is a list of column names in quotation marks. */
                 _("No column holds a name. Line %u names these columns: %s. One of them has to be"
                   " called “Name”."), line, found->str);

  return FALSE;
}

/**
 * ps_member_field_title:
 *
 * Returns: what a field is called where a person says which column it is; translated
 */
const char *
ps_member_field_title (PsMemberField field)
{
  static const char *const titles[PS_MEMBER_N_FIELDS] = {
    [PS_MEMBER_FIELD_NONE] = N_("Not imported"),
    [PS_MEMBER_FIELD_NAME] = N_("Name"),
    [PS_MEMBER_FIELD_PREFERRED_NAME] = PS_HEADER_PREFERRED_NAME,
    [PS_MEMBER_FIELD_FULL_NAME] = PS_HEADER_FULL_NAME,
    [PS_MEMBER_FIELD_GIVEN_NAME] = N_("Given name"),
    [PS_MEMBER_FIELD_MIDDLE_NAME] = N_("Middle name"),
    [PS_MEMBER_FIELD_FAMILY_NAME] = N_("Family name"),
    [PS_MEMBER_FIELD_SECOND_FAMILY_NAME] = N_("Second family name"),
    [PS_MEMBER_FIELD_INITIAL] = PS_HEADER_INITIAL,
    [PS_MEMBER_FIELD_PRONOUNS] = PS_HEADER_PRONOUNS,
    [PS_MEMBER_FIELD_LANGUAGE] = PS_HEADER_LANGUAGE,
    [PS_MEMBER_FIELD_ACCESS_NEEDS] = PS_HEADER_ACCESS_NEEDS,
    [PS_MEMBER_FIELD_ROLE] = PS_HEADER_ROLE,
    [PS_MEMBER_FIELD_PHONE] = N_("Phone"),
    [PS_MEMBER_FIELD_EMAIL] = N_("E-mail"),
    [PS_MEMBER_FIELD_ADDRESS] = N_("Postal address"),
    [PS_MEMBER_FIELD_PHONE_LABEL] = N_("Label of a phone"),
    [PS_MEMBER_FIELD_EMAIL_LABEL] = N_("Label of an e-mail address"),
    [PS_MEMBER_FIELD_ADDRESS_LABEL] = N_("Label of a postal address"),
    [PS_MEMBER_FIELD_PHONE_MAY] = N_("What a phone may be used for"),
    [PS_MEMBER_FIELD_EMAIL_MAY] = N_("What an e-mail address may be used for"),
    [PS_MEMBER_FIELD_ADDRESS_MAY] = N_("What a postal address may be used for"),
    [PS_MEMBER_FIELD_NOTES] = N_("Notes, which are not imported"),
  };

  g_return_val_if_fail (field < PS_MEMBER_N_FIELDS, NULL);

  return _(titles[field]);
}
