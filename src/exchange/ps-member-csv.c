/* A row of a table as what it says of a person. */
#include "ps-member-csv.h"

#include "ps-member-headers.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  PsMemberField field;
  PsMemberField label;
  PsMemberField may;
} way_fields[] = {
  { PS_MEMBER_FIELD_PHONE, PS_MEMBER_FIELD_PHONE_LABEL, PS_MEMBER_FIELD_PHONE_MAY },
  { PS_MEMBER_FIELD_EMAIL, PS_MEMBER_FIELD_EMAIL_LABEL, PS_MEMBER_FIELD_EMAIL_MAY },
  { PS_MEMBER_FIELD_ADDRESS, PS_MEMBER_FIELD_ADDRESS_LABEL, PS_MEMBER_FIELD_ADDRESS_MAY },
};

static gboolean
is_of_one_address (const PsMemberColumn *a,
                   const PsMemberColumn *b)
{
  return a->field == PS_MEMBER_FIELD_ADDRESS && b->field == PS_MEMBER_FIELD_ADDRESS
         && a->number == b->number && g_strcmp0 (a->label, b->label) == 0;
}

/* The cells of an address that are in columns of their own, where the first of them is; NULL at the
 * others.
 */
static const char *
join_address (PsMemberSource        *source,
              PsCsvReader           *reader,
              const PsMemberColumns *columns,
              guint                  index)
{
  const PsMemberColumn *column = ps_member_columns_get (columns, index);
  GString *joined;

  for (guint i = 0; i < index; i++)
    if (is_of_one_address (ps_member_columns_get (columns, i), column))
      return NULL;

  joined = g_string_new (ps_csv_reader_get_cell (reader, index));
  for (guint i = index + 1; i < ps_member_columns_get_n (columns); i++)
    if (is_of_one_address (ps_member_columns_get (columns, i), column))
      g_string_append_printf (joined, "\n%s", ps_csv_reader_get_cell (reader, i));

  return ps_member_source_own (source, g_string_free (joined, FALSE));
}

static void
take_way (PsMemberSource        *source,
          PsCsvReader           *reader,
          const PsMemberColumns *columns,
          guint                  index)
{
  const PsMemberColumn *column = ps_member_columns_get (columns, index);
  const char *value = ps_csv_reader_get_cell (reader, index);
  const char *label = column->label;
  guint kind = 0;
  int at;

  while (kind < G_N_ELEMENTS (way_fields) && way_fields[kind].field != column->field)
    kind++;
  if (kind == G_N_ELEMENTS (way_fields))
    return;

  if (column->field == PS_MEMBER_FIELD_ADDRESS)
    value = join_address (source, reader, columns, index);
  if (value == NULL || value[strspn (value, "\n")] == '\0')
    return;

  at = ps_member_columns_find (columns, way_fields[kind].label, column->number);
  if (label == NULL)
    label = at >= 0 ? ps_csv_reader_get_cell (reader, at) : "";

  /* As of a card, where it has a type of its own. */
  if (column->field == PS_MEMBER_FIELD_PHONE && !source->own && ps_member_header_is_fax (label))
    return;

  at = ps_member_columns_find (columns, way_fields[kind].may, column->number);
  ps_member_source_add_way (source, column->field, value, label,
                            at >= 0 ? ps_csv_reader_get_cell (reader, at) : NULL, column->header);
}

/* Cells past the header come from a delimiter that was not quoted: what is in the columns before
 * them may be anybody's.
 */
static gboolean
is_too_wide (PsCsvReader           *reader,
             const PsMemberColumns *columns)
{
  for (guint i = ps_member_columns_get_n (columns); i < ps_csv_reader_get_n_cells (reader); i++)
    {
      const char *cell = ps_csv_reader_get_cell (reader, i);

      if (cell[strspn (cell, " \t\r\n")] != '\0')
        return TRUE;
    }

  return FALSE;
}

/**
 * ps_member_csv_take:
 * @source: (inout): cleared
 * @reader: at the record
 * @columns: which column is what; one of them is for names
 *
 * Takes what a row says of a person.
 */
void
ps_member_csv_take (PsMemberSource        *source,
                    PsCsvReader           *reader,
                    const PsMemberColumns *columns)
{
  int name = ps_member_columns_find_name (columns);

  source->line = ps_csv_reader_get_line (reader);
  source->own = g_strcmp0 (ps_member_columns_get_program (columns), "Peerside") == 0;
  source->name_header = ps_member_columns_get (columns, name)->header;

  for (guint i = 0; i < ps_member_columns_get_n (columns); i++)
    {
      const PsMemberColumn *column = ps_member_columns_get (columns, i);

      if (column->field > PS_MEMBER_FIELD_ROLE)
        {
          take_way (source, reader, columns, i);
        }
      else if (column->field != PS_MEMBER_FIELD_NONE && source->texts[column->field] == NULL)
        {
          source->texts[column->field] = ps_csv_reader_get_cell (reader, i);
          source->headers[column->field] = column->header;
        }
    }

  if (is_too_wide (reader, columns))
    source->refusal = _("The row has more cells than the header has columns. A quotation mark may be"
                        " missing.");
  else if (g_strcmp0 (ps_csv_reader_get_cell (reader, name), source->name_header) == 0)
    source->refusal = _("The row names the columns once more.");
}
