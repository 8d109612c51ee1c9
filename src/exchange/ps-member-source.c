#include "ps-member-source.h"

#include <string.h>

PsMemberSource *
ps_member_source_new (void)
{
  PsMemberSource *self = g_new0 (PsMemberSource, 1);

  self->ways = g_array_new (FALSE, FALSE, sizeof (PsMemberSourceWay));
  self->strings = g_ptr_array_new_with_free_func (g_free);

  return self;
}

void
ps_member_source_free (PsMemberSource *self)
{
  g_array_unref (self->ways);
  g_ptr_array_unref (self->strings);
  g_free (self);
}

/* Makes room for the next record. */
void
ps_member_source_clear (PsMemberSource *self)
{
  self->line = 0;
  self->own = FALSE;
  self->refusal = NULL;
  self->refusal_field = NULL;
  self->name_header = NULL;
  memset (self->texts, 0, sizeof self->texts);
  memset (self->headers, 0, sizeof self->headers);
  g_array_set_size (self->ways, 0);
  g_ptr_array_set_size (self->strings, 0);
}

/* @string: (transfer full): kept until the next record. Returns: it */
const char *
ps_member_source_own (PsMemberSource *self,
                      char           *string)
{
  g_ptr_array_add (self->strings, string);

  return string;
}

void
ps_member_source_add_way (PsMemberSource *self,
                          PsMemberField   field,
                          const char     *value,
                          const char     *label,
                          const char     *may,
                          const char     *header)
{
  PsMemberSourceWay way = { field, value, label, may, header };

  g_array_append_val (self->ways, way);
}
