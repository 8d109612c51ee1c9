#include "ps-row-view.h"

#include "ps-first-frame.h"

/**
 * PsRowView:
 *
 * Ties a list view of rows to the detail beside it.
 *
 * Beside the detail a row is selected, and what is selected is shown. Where there is room for one of
 * the two only nothing is selected, so that moving through the list with the keyboard does not leave
 * it: a row is opened by a click or Return. Either way "opened" says which.
 *
 * The list is read whole only after its first rows have been painted.
 */
struct _PsRowView
{
  GObject             parent_instance;

  GtkListView        *view;         /* weak */
  PsListDetail       *list_detail;  /* weak */
  PsRowList          *rows;
  GtkSingleSelection *selection;
  gint64              wanted_id;    /* which row is shown, wherever it is */
};

enum {
  OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PsRowView, ps_row_view, G_TYPE_OBJECT)

static void
emit_opened (PsRowView *self,
             guint      position)
{
  g_autoptr (GObject) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  if (row == NULL)
    return;

  self->wanted_id = ps_row_list_get_id (self->rows, position);
  g_signal_emit (self, signals[OPENED], 0, row);
}

static void
selected_cb (PsRowView *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  /* A row that went off the list, because of a search for one, is still the one that is shown. */
  if (position != GTK_INVALID_LIST_POSITION
      && ps_row_list_get_id (self->rows, position) != self->wanted_id)
    emit_opened (self, position);
}

static void
activate_cb (PsRowView *self,
             guint      position)
{
  ps_row_view_open (self, position);
}

static void
select_wanted (PsRowView *self)
{
  guint position;

  if (self->wanted_id != 0 && ps_row_list_find (self->rows, self->wanted_id, &position))
    gtk_single_selection_set_selected (self->selection, position);
  else
    gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
}

/* After a search that was without it, for one. */
static void
items_changed_cb (PsRowView *self)
{
  if (!ps_list_detail_get_narrow (self->list_detail))
    select_wanted (self);
}

static void
narrow_cb (PsRowView *self)
{
  gboolean narrow = ps_list_detail_get_narrow (self->list_detail);
  g_autoptr (GtkSelectionModel) model = NULL;

  if (narrow)
    model = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->rows))));
  else
    model = GTK_SELECTION_MODEL (g_object_ref (self->selection));

  gtk_list_view_set_single_click_activate (self->view, narrow);
  gtk_list_view_set_model (self->view, model);
  if (!narrow)
    select_wanted (self);
}

static void
ps_row_view_dispose (GObject *object)
{
  PsRowView *self = PS_ROW_VIEW (object);

  g_clear_weak_pointer (&self->view);
  g_clear_weak_pointer (&self->list_detail);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);

  G_OBJECT_CLASS (ps_row_view_parent_class)->dispose (object);
}

static void
ps_row_view_class_init (PsRowViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ps_row_view_dispose;

  /**
   * PsRowView::opened:
   * @row: the object of the row
   *
   * Somebody wants to see what there is to know of a row.
   */
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_OBJECT);
}

static void
ps_row_view_init (PsRowView *self G_GNUC_UNUSED)
{
}

/**
 * ps_row_view_new:
 * @view: the list
 * @list_detail: what the list is in
 * @rows: what it shows
 * @factory: (transfer full): makes its rows
 *
 * Returns: (transfer full): a #PsRowView with nothing opened
 */
PsRowView *
ps_row_view_new (GtkListView        *view,
                 PsListDetail       *list_detail,
                 PsRowList          *rows,
                 GtkListItemFactory *factory)
{
  PsRowView *self = g_object_new (PS_TYPE_ROW_VIEW, NULL);

  g_set_weak_pointer (&self->view, view);
  g_set_weak_pointer (&self->list_detail, list_detail);
  self->rows = g_object_ref (rows);

  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (rows)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);

  gtk_list_view_set_factory (view, factory);
  g_object_unref (factory);

  g_signal_connect_object (self->selection, "notify::selected",
                           G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rows, "items-changed",
                           G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  ps_first_frame_then (GTK_WIDGET (view), (PsFirstFrameFunc) (void (*) (void)) ps_row_list_load_rest,
                       rows);
  g_signal_connect_object (list_detail, "notify::narrow",
                           G_CALLBACK (narrow_cb), self, G_CONNECT_SWAPPED);
  narrow_cb (self);

  return self;
}

/**
 * ps_row_view_select:
 * @self: a row view
 * @id: the row that is shown; it need not be on the list
 *
 * Selects the row that is shown already, and scrolls to it.
 */
void
ps_row_view_select (PsRowView *self,
                    gint64     id)
{
  guint position;

  g_return_if_fail (PS_IS_ROW_VIEW (self));

  ps_row_list_load_rest (self->rows);
  self->wanted_id = id;
  select_wanted (self);

  if (ps_row_list_find (self->rows, id, &position))
    gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
}

/**
 * ps_row_view_open:
 * @self: a row view
 * @position: of a row
 *
 * Opens a row, as if somebody had clicked on it.
 */
void
ps_row_view_open (PsRowView *self,
                  guint      position)
{
  g_return_if_fail (PS_IS_ROW_VIEW (self));

  emit_opened (self, position);
  if (!ps_list_detail_get_narrow (self->list_detail))
    select_wanted (self);
}

/**
 * ps_row_view_unselect:
 * @self: a row view
 *
 * Nothing is shown any more.
 */
void
ps_row_view_unselect (PsRowView *self)
{
  g_return_if_fail (PS_IS_ROW_VIEW (self));

  self->wanted_id = 0;
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
}
