#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PsContentNode:
 * @name: the element's name
 * @text: the words that stand directly in the element, or ""
 * @children: (element-type PsContentNode): the elements in it, in their order
 *
 * One element of the built-in content.
 *
 * The text has its white space folded as xgettext folds it when it takes the same string out
 * (ITS 2.0, 8.15, space="default"): that is what makes it findable in a catalogue. An indented
 * paragraph over three lines is one line here.
 */
typedef struct _PsContentNode PsContentNode;

struct _PsContentNode {
  char       *name;
  char       *text;
  GPtrArray  *children;
  GHashTable *attributes;
};

PsContentNode       *ps_content_node_parse         (GBytes               *xml,
                                                    GError              **error);
void                 ps_content_node_free          (PsContentNode        *self);

const char          *ps_content_node_get_attribute (const PsContentNode  *self,
                                                    const char           *name);
guint                ps_content_node_get_number    (const PsContentNode  *self,
                                                    const char           *name);
const PsContentNode *ps_content_node_get_child     (const PsContentNode  *self,
                                                    const char           *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsContentNode, ps_content_node_free)

G_END_DECLS
