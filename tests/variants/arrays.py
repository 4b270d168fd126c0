"""Right and wrong versions of the exercises of `arrays.py`, each by the lines of its function."""

from textwrap import dedent, indent

from . import Right, Wrong

HEADS = {
    "row_means": "def row_means(a):",
    "minus_column": "def minus_column(a, b):",
    "positive_part": "def positive_part(a):",
    "best_column": "def best_column(a):",
    "pick": "def pick(a, columns):",
}


def source(function, lines):
    return f"{HEADS[function]}\n{indent(dedent(lines).strip(), '    ')}\n"


def right(function, **versions):
    return [Right(function, about.replace("_", " "), source(function, lines)) for about, lines in versions.items()]


def wrong(function, **versions):
    return [
        Wrong(function, about.replace("_", " "), source(function, lines), ("values",))
        for about, lines in versions.items()
    ]


RIGHT = [
    *right(
        "row_means",
        method="return a.mean(axis=1)",
        last_axis="return np.mean(a, axis=-1)",
        sums_divided="return np.sum(a, axis=1) / a.shape[1]",
        one_row_after_the_other="return np.array([np.mean(row) for row in a])",
        average="return np.average(a, axis=1)",
        product_with_ones="return a @ np.ones(a.shape[1]) / a.shape[1]",
        einsum='return np.einsum("nd->n", a) / a.shape[1]',
        columns_of_the_transposed="return a.T.mean(0)",
        filled_in_a_loop="""
            means = np.zeros(len(a))
            for i in range(len(a)):
                for j in range(a.shape[1]):
                    means[i] += a[i, j] / a.shape[1]
            return means
        """,
        kept_dimension_taken_away="return np.mean(a, axis=1, keepdims=True).ravel()",
    ),
    *right(
        "minus_column",
        newaxis="return a - b[:, np.newaxis]",
        reshape="return a - b.reshape(-1, 1)",
        transposed_twice="return (a.T - b).T",
        repeated="return a - np.repeat(b, a.shape[1]).reshape(a.shape)",
        tiled="return a - np.tile(b, (a.shape[1], 1)).T",
        expand_dims="return a - np.expand_dims(b, axis=1)",
        subtract="return np.subtract(a, b[:, None])",
        copy_changed="""
            result = a.copy()
            result -= b[:, None]
            return result
        """,
        loop_over_rows="""
            result = np.zeros_like(a)
            for i in range(a.shape[0]):
                result[i] = a[i] - b[i]
            return result
        """,
        loop_over_columns="return np.stack([a[:, j] - b for j in range(a.shape[1])], axis=1)",
    ),
    *right(
        "positive_part",
        other_order="return np.maximum(a, 0)",
        where="return np.where(a > 0, a, 0)",
        times_a_mask="return a * (a > 0)",
        clip="return np.clip(a, 0, None)",
        method_clip="return a.clip(min=0)",
        half_with_size="return (a + np.abs(a)) / 2",
        copy_with_a_mask="""
            result = np.copy(a)
            result[result < 0] = 0
            return result
        """,
        loops="""
            result = np.zeros(a.shape)
            for i in range(a.shape[0]):
                for j in range(a.shape[1]):
                    if a[i, j] > 0:
                        result[i, j] = a[i, j]
            return result
        """,
        zeros_like="return np.maximum(np.zeros_like(a), a)",
        fmax="return np.fmax(a, 0.0)",
    ),
    *right(
        "best_column",
        method="return a.argmax(axis=1)",
        last_axis="return a.argmax(-1)",
        columns_of_the_transposed="return np.argmax(a.T, axis=0)",
        smallest_of_the_negative="return np.argmin(-a, axis=1)",
        one_row_after_the_other="return np.array([np.argmax(row) for row in a])",
        stable_sort='return np.argsort(-a, axis=1, kind="stable")[:, 0]',
        where_the_largest_is="return np.argmax(a == np.max(a, axis=1, keepdims=True), axis=1)",
        lists="return np.array([row.index(max(row)) for row in a.tolist()])",
        loops="""
            best = np.zeros(len(a), dtype=int)
            for i in range(len(a)):
                for j in range(a.shape[1]):
                    if a[i, j] > a[i, best[i]]:
                        best[i] = j
            return best
        """,
        kept_dimension_taken_away="return np.argmax(a, axis=1, keepdims=True)[:, 0]",
    ),
    *right(
        "pick",
        range_for_rows="return a[range(len(a)), columns]",
        shape_for_rows="return a[np.arange(a.shape[0]), columns]",
        loop="""
            picked = np.zeros(len(a))
            for i in range(len(a)):
                picked[i] = a[i, columns[i]]
            return picked
        """,
        zipped="return np.array([row[j] for row, j in zip(a, columns)])",
        take_along_axis="return np.take_along_axis(a, columns[:, None], axis=1)[:, 0]",
        squeezed="return np.take_along_axis(a, columns[:, None], axis=1).squeeze(1)",
        diagonal_of_the_columns="return np.diag(a[:, columns])",
        counted_through="return a.ravel()[np.arange(len(a)) * a.shape[1] + columns]",
        one_hot="return np.sum(a * (np.arange(a.shape[1]) == columns[:, None]), axis=1)",
        choose_by_list="return a[list(range(len(columns))), list(columns)]",
    ),
]

WRONG = [
    *wrong(
        "row_means",
        axis_0="return np.mean(a, axis=0)",
        no_axis="return np.mean(a)",
        sums="return np.sum(a, axis=1)",
        sums_divided_by_rows="return np.sum(a, axis=1) / len(a)",
        median="return np.median(a, axis=1)",
        kept_dimension="return np.mean(a, axis=1, keepdims=True)",
        first_row_only="""
            means = np.zeros(len(a))
            for i in range(len(a)):
                means[i] = np.mean(a[i])
                return means
        """,
        every_entry_the_last="""
            means = np.zeros(len(a))
            for i in range(len(a)):
                means[:] = np.mean(a[i])
            return means
        """,
        columns_but_the_last="return np.mean(a[:, :-1], axis=1)",
        whole_numbers="return np.sum(a, axis=1) // a.shape[1]",
        list_returned="return [np.mean(row) for row in a]",
    ),
    *wrong(
        "minus_column",
        along_the_rows="return a - b",
        added="return a + b[:, None]",
        in_place="""
            a -= b[:, None]
            return a
        """,
        exchanged="return b[:, None] - a",
        mean_of_b="return a - b.mean()",
        first_of_b="return a - b[0]",
        one_column="""
            result = a.copy()
            result[:, 0] -= b
            return result
        """,
        last_row_forgotten="""
            result = a.copy()
            for i in range(len(a) - 1):
                result[i] -= b[i]
            return result
        """,
        distances="return np.abs(a - b[:, None])",
        twice="return a - 2 * b[:, None]",
    ),
    *wrong(
        "positive_part",
        np_max="return np.max(a, 0)",
        largest_of_all="return np.max(a)",
        in_place="""
            a[a < 0] = 0
            return a
        """,
        absolute="return np.abs(a)",
        minimum="return np.minimum(0, a)",
        mask="return a > 0",
        positive_ones_alone="return a[a > 0]",
        at_least_one="return np.maximum(1, a)",
        unchanged="""
            result = a.copy()
            result[result > 0] = result[result > 0]
            return result
        """,
        out_is_a="return np.maximum(0, a, out=a)",
    ),
    *wrong(
        "best_column",
        axis_0="return np.argmax(a, axis=0)",
        no_axis="return np.argmax(a)",
        largest_itself="return np.max(a, axis=1)",
        smallest="return np.argmin(a, axis=1)",
        last_of_equals="""
            best = np.zeros(len(a), dtype=int)
            for i in range(len(a)):
                for j in range(a.shape[1]):
                    if a[i, j] >= a[i, best[i]]:
                        best[i] = j
            return best
        """,
        begins_at_0="""
            best = np.zeros(len(a), dtype=int)
            for i in range(len(a)):
                highest = 0
                for j in range(a.shape[1]):
                    if a[i, j] > highest:
                        best[i], highest = j, a[i, j]
            return best
        """,
        by_size="return np.argmax(np.abs(a), axis=1)",
        counted_from_one="return np.argmax(a, axis=1) + 1",
        floats="return np.argmax(a, axis=1) * 1.0",
        largest_for_all="return np.full(len(a), np.argmax(a) % a.shape[1])",
    ),
    *wrong(
        "pick",
        whole_columns="return a[:, columns]",
        exchanged="return a[columns % len(a), np.arange(len(a)) % a.shape[1]]",
        whole_rows="return a[columns % len(a)]",
        first_row="return a[0, columns]",
        np_take="return np.take(a, columns)",
        one_less="return a[np.arange(len(a)), columns - 1]",
        largest="return a.max(axis=1)",
        diagonal="return np.array([a[i, i % a.shape[1]] for i in range(len(a))])",
        columns_themselves="return columns",
        first_of_columns="return a[:, columns[0]]",
    ),
]
