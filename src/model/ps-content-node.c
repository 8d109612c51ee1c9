#include "ps-content-node.h"

#include <string.h>

typedef struct {
  PsContentNode *root;
  GPtrArray     *open;   /* from the root to the element being read; owned by the root */
} Reading;

/* One space for each run of white space, none at the ends. Not g_ascii_isspace (): a no-break
 * space is a letter to xgettext, and so it is here.
 */
static char *
fold_space (const char *text)
{
  GString *folded = g_string_new (NULL);
  gboolean gap = FALSE;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (strchr (" \t\r\n", *p) != NULL)
        {
          gap = TRUE;
          continue;
        }

      if (gap && folded->len > 0)
        g_string_append_c (folded, ' ');

      g_string_append_c (folded, *p);
      gap = FALSE;
    }

  return g_string_free (folded, FALSE);
}

static void
start_element_cb (GMarkupParseContext  *context G_GNUC_UNUSED,
                  const char           *name,
                  const char          **names,
                  const char          **values,
                  gpointer              user_data,
                  GError              **error)
{
  Reading *reading = user_data;
  g_autoptr (PsContentNode) node = g_new0 (PsContentNode, 1);

  node->name = g_strdup (name);
  node->text = g_strdup ("");
  node->children = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_content_node_free);
  node->attributes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; names[i] != NULL; i++)
    g_hash_table_insert (node->attributes, g_strdup (names[i]), g_strdup (values[i]));

  /* GMarkup itself lets a document have two roots. */
  if (reading->open->len == 0 && reading->root != NULL)
    {
      g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT,
                   "<%s> stands after the end of the document", name);
      return;
    }

  g_ptr_array_add (reading->open, node);

  if (reading->root == NULL)
    {
      reading->root = g_steal_pointer (&node);
    }
  else
    {
      PsContentNode *parent = g_ptr_array_index (reading->open, reading->open->len - 2);

      g_ptr_array_add (parent->children, g_steal_pointer (&node));
    }
}

static void
end_element_cb (GMarkupParseContext  *context G_GNUC_UNUSED,
                const char           *name G_GNUC_UNUSED,
                gpointer              user_data,
                GError              **error G_GNUC_UNUSED)
{
  Reading *reading = user_data;
  PsContentNode *node = g_ptr_array_steal_index (reading->open, reading->open->len - 1);
  char *folded = fold_space (node->text);

  g_free (node->text);
  node->text = folded;
}

/* Comes in pieces where a comment stands between. */
static void
text_cb (GMarkupParseContext  *context G_GNUC_UNUSED,
         const char           *text,
         gsize                 length,
         gpointer              user_data,
         GError              **error G_GNUC_UNUSED)
{
  Reading *reading = user_data;
  PsContentNode *node;
  char *longer;

  if (reading->open->len == 0)
    return;

  node = g_ptr_array_index (reading->open, reading->open->len - 1);
  longer = g_strdup_printf ("%s%.*s", node->text, (int) length, text);
  g_free (node->text);
  node->text = longer;
}

/**
 * ps_content_node_parse:
 * @xml: a whole document
 * @error: return location for a #GError
 *
 * Reads @xml into a tree.
 *
 * Returns: (transfer full) (nullable): the root, or %NULL with a #G_MARKUP_ERROR that names the
 *   line
 */
PsContentNode *
ps_content_node_parse (GBytes  *xml,
                       GError **error)
{
  const GMarkupParser parser = {
    .start_element = start_element_cb,
    .end_element = end_element_cb,
    .text = text_cb,
  };
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  g_autoptr (GMarkupParseContext) context = NULL;
  g_autoptr (PsContentNode) root = NULL;
  Reading reading = { NULL, open };
  const char *data;
  gboolean done;
  gsize length;

  g_return_val_if_fail (xml != NULL, NULL);

  context = g_markup_parse_context_new (&parser, G_MARKUP_PREFIX_ERROR_POSITION, &reading, NULL);
  data = g_bytes_get_data (xml, &length);

  done = g_markup_parse_context_parse (context, data, length, error)
         && g_markup_parse_context_end_parse (context, error);
  root = reading.root;

  return done ? g_steal_pointer (&root) : NULL;
}

void
ps_content_node_free (PsContentNode *self)
{
  g_free (self->name);
  g_free (self->text);
  g_ptr_array_unref (self->children);
  g_hash_table_unref (self->attributes);
  g_free (self);
}

/**
 * ps_content_node_get_attribute:
 *
 * Returns: (nullable): what the attribute @name says, or %NULL if there is none
 */
const char *
ps_content_node_get_attribute (const PsContentNode *self,
                               const char          *name)
{
  return g_hash_table_lookup (self->attributes, name);
}

/**
 * ps_content_node_get_number:
 *
 * Returns: the attribute @name as a whole number, or 0 if it is absent or not one
 */
guint
ps_content_node_get_number (const PsContentNode *self,
                            const char          *name)
{
  const char *value = ps_content_node_get_attribute (self, name);
  guint64 number;

  if (value == NULL || !g_ascii_string_to_unsigned (value, 10, 0, G_MAXINT, &number, NULL))
    return 0;

  return number;
}

/**
 * ps_content_node_get_child:
 *
 * Returns: (nullable): the first element called @name in @self, or %NULL
 */
const PsContentNode *
ps_content_node_get_child (const PsContentNode *self,
                           const char          *name)
{
  for (guint i = 0; i < self->children->len; i++)
    {
      const PsContentNode *child = g_ptr_array_index (self->children, i);

      if (strcmp (child->name, name) == 0)
        return child;
    }

  return NULL;
}
