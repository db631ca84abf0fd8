"""A test cannot reach a network or a model that costs money."""

import os
import socket

import pytest
from pytest_socket import SocketConnectBlockedError
from strands.models.bedrock import BedrockModel

from stories.writers.builtin.model import BuiltinModel


def test_a_model_of_a_vendor_cannot_be_built():
    with pytest.raises(AssertionError, match="BedrockModel, a model outside this machine"):
        BedrockModel(model_id="any", region_name="eu-west-1")


def test_our_own_can():
    assert BuiltinModel.__new__(BuiltinModel) is not None


def test_another_machine_cannot_be_reached():
    with (
        socket.socket() as outside,
        pytest.raises((SocketConnectBlockedError, UserWarning), match=r"192\.0\.2\.1|disabled|blocked"),
    ):
        outside.connect(("192.0.2.1", 80))


def test_no_key_is_lying_about():
    assert not [name for name in os.environ if name.startswith("AWS_") and "KEY" in name]
