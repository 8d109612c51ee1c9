#include "ps-ctl-table.h"

/**
 * PsCtlTable:
 *
 * Results for people: columns as wide as what is in them, with a line above that says what it is.
 */
struct _PsCtlTable
{
  guint      n_columns;
  GPtrArray *cells; /* row by row, the headers first */
};

/* How many places the text takes on a terminal. */
static guint
get_width (const char *text)
{
  guint width = 0;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (!g_unichar_iszerowidth (character))
        width += g_unichar_iswide (character) ? 2 : 1;
    }

  return width;
}

/* What people typed may hold line ends and what moves a terminal's cursor about. */
static char *
tame (const char *text)
{
  GString *tamed = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      g_string_append_unichar (tamed, g_unichar_iscntrl (character) ? ' ' : character);
    }

  return g_string_free (tamed, FALSE);
}

/**
 * ps_ctl_table_new:
 * @n_columns: how many columns
 * @...: what each of them is headed, translated
 *
 * Returns: (transfer full): a table without rows
 */
PsCtlTable *
ps_ctl_table_new (guint n_columns,
                  ...)
{
  PsCtlTable *self = g_new0 (PsCtlTable, 1);
  va_list args;

  self->n_columns = n_columns;
  self->cells = g_ptr_array_new_with_free_func (g_free);

  va_start (args, n_columns);
  for (guint i = 0; i < n_columns; i++)
    ps_ctl_table_text (self, va_arg (args, const char *));
  va_end (args);

  return self;
}

void
ps_ctl_table_free (PsCtlTable *self)
{
  g_ptr_array_unref (self->cells);
  g_free (self);
}

/* The next cell of the row, or the first of the next row. */
void
ps_ctl_table_text (PsCtlTable *self,
                   const char *text)
{
  g_ptr_array_add (self->cells, tame (text != NULL ? text : ""));
}

void
ps_ctl_table_number (PsCtlTable *self,
                     gint64      number)
{
  g_ptr_array_add (self->cells, g_strdup_printf ("%" G_GINT64_FORMAT, number));
}

/**
 * ps_ctl_table_print:
 * @out: where to add the table; nothing is added if it has no rows
 */
void
ps_ctl_table_print (PsCtlTable *self,
                    GString    *out)
{
  g_autofree guint *widths = g_new0 (guint, self->n_columns);

  if (self->cells->len <= self->n_columns)
    return;

  for (guint i = 0; i < self->cells->len; i++)
    {
      guint width = get_width (g_ptr_array_index (self->cells, i));

      widths[i % self->n_columns] = MAX (widths[i % self->n_columns], width);
    }

  for (guint i = 0; i < self->cells->len; i++)
    {
      const char *cell = g_ptr_array_index (self->cells, i);
      guint column = i % self->n_columns;

      g_string_append (out, cell);
      if (column + 1 < self->n_columns)
        g_string_append_printf (out, "%*s", (int) (widths[column] - get_width (cell) + 2), "");
      else
        g_string_append_c (out, '\n');
    }
}
